//! What the kernel says about processes and about the machine.

use std::collections::HashMap;
use std::fs;
use std::time::{Duration, Instant};

/// The kernel counts processor time in hundredths of a second for whoever reads /proc.
const TICK: Duration = Duration::from_millis(10);

/// Above this share of the cores taken by others, a figure says more about them than about us.
pub(crate) const MOST_BY_OTHERS: f64 = 0.10;

/// Measures the processor time of some processes, and of all others, from now on.
pub(crate) struct Meter {
    trees: Vec<u32>,
    own: Vec<Duration>,
    all: Duration,
    started: Instant,
    load: f64,
}

/// What a [`Meter`] saw.
pub(crate) struct Used {
    /// The processor time of each process with its children, in the order that they were given.
    pub(crate) by_process: Vec<Duration>,
    /// The processor time of this process.
    pub(crate) own: Duration,
    /// The share of the cores that anybody else took.
    pub(crate) by_others: f64,
    /// The machine's load average before.
    pub(crate) load: f64,
}

impl Meter {
    /// Starts measuring these processes, each with its children, and this one.
    pub(crate) fn start(processes: &[u32]) -> Self {
        let mut trees = processes.to_vec();
        trees.push(std::process::id());
        Self { own: times(&trees), all: busy(), started: Instant::now(), load: load_average(), trees }
    }

    /// What was used since the start.
    pub(crate) fn stop(self) -> Used {
        let elapsed = self.started.elapsed();
        let mut by_process: Vec<Duration> =
            times(&self.trees).iter().zip(&self.own).map(|(now, before)| now.saturating_sub(*before)).collect();
        let known: Duration = by_process.iter().sum();
        let own = by_process.pop().unwrap_or_default();
        let others = busy().saturating_sub(self.all).saturating_sub(known);
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let available = elapsed.as_secs_f64() * cores as f64;
        Used { by_process, own, by_others: others.as_secs_f64() / available.max(0.001), load: self.load }
    }
}

/// The processor time so far of each process, with its children; the children of this process are not its own.
fn times(roots: &[u32]) -> Vec<Duration> {
    let processes = processes();
    let this = std::process::id();
    roots
        .iter()
        .map(|root| {
            let ticks: u64 = processes
                .iter()
                .filter(|(pid, _)| **pid == *root || (*root != this && stands_below(&processes, **pid, *root)))
                .map(|(_, process)| process.ticks)
                .sum();
            TICK * u32::try_from(ticks).unwrap_or(u32::MAX)
        })
        .collect()
}

struct Process {
    parent: u32,
    ticks: u64,
}

fn stands_below(processes: &HashMap<u32, Process>, pid: u32, root: u32) -> bool {
    let mut at = pid;
    while let Some(process) = processes.get(&at) {
        if process.parent == root {
            return true;
        }
        at = process.parent;
    }
    false
}

fn processes() -> HashMap<u32, Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let pid = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            // The name of the program stands in brackets and may hold anything.
            let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
            let ticks = |index: usize| fields.get(index).and_then(|field| field.parse::<u64>().ok());
            Some((pid, Process { parent: fields.get(1)?.parse().ok()?, ticks: ticks(11)? + ticks(12)? }))
        })
        .collect()
}

/// The time that all cores together have worked.
fn busy() -> Duration {
    let stat = fs::read_to_string("/proc/stat").unwrap_or_default();
    let fields: Vec<u64> =
        stat.lines().next().unwrap_or_default().split_whitespace().filter_map(|field| field.parse().ok()).collect();
    // user, nice, system, idle, waiting for disks, interrupts, soft interrupts
    let idle: u64 = fields.iter().skip(3).take(2).sum();
    let all: u64 = fields.iter().take(7).sum();
    TICK * u32::try_from(all - idle).unwrap_or(u32::MAX)
}

/// The load average of the last minute.
pub(crate) fn load_average() -> f64 {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().and_then(|load| load.parse().ok()).unwrap_or_default()
}

/// The machine's memory in GiB.
pub(crate) fn gibibytes() -> u64 {
    let text = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kilobytes: f64 = text.split_whitespace().nth(1).and_then(|field| field.parse().ok()).unwrap_or_default();
    // The kernel keeps some of it for itself.
    (kilobytes / 1_048_576.0).ceil() as u64
}

/// The memory of a process in bytes.
#[derive(Clone, Copy, Default)]
pub(crate) struct Memory {
    /// Its own, and its share of what it shares with others.
    pub(crate) proportional: u64,
    /// All that is in memory of it.
    pub(crate) resident: u64,
    /// The most that was ever in memory of it.
    pub(crate) peak: u64,
}

/// How much memory a process has now.
pub(crate) fn memory(pid: u32) -> Memory {
    let field = |file: &str, name: &str| {
        let text = fs::read_to_string(format!("/proc/{pid}/{file}")).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
        line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) * 1024
    };
    Memory {
        proportional: field("smaps_rollup", "Pss:"),
        resident: field("status", "VmRSS:"),
        peak: field("status", "VmHWM:"),
    }
}
