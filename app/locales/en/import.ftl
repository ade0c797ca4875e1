import-file-empty = The file is empty. Choose another file.
import-file-too-large = The file is too large. Split it into files of at most 20 MB each.
import-file-unpacks-too-large = The file unpacks to far more than a table needs, so it was not read. Save it again from the spreadsheet program and try again.
import-file-cells-too-far = There are cells far outside the table. Delete empty rows and columns to the right of the table and below it, and save again.
import-file-too-many-rows = The file has more rows than are taken at once. Split it into several files.
import-file-broken = The file is cut off or broken. Save or download it again.
import-file-unknown-format = The format is not recognised. Choose a CSV file, an Excel file (.xlsx) or a saved answer from Kolada (.json).
import-file-wrong-encoding = The text has the wrong encoding. Save the file as UTF-8.
import-file-not-from-kolada = The content is not an answer from Kolada. Save the answer from an address that starts with /v3/data, /v3/kpi, /v3/municipality or /v3/municipality_groups.
import-file-no-header = There is no row with column names. Write the names of the columns on the first row.
import-file-not-an-archive = This is not an archive from Verkan. An archive has files such as municipality.csv and goals.csv.
import-file-one-at-a-time = Choose one file at a time. Several at once can only be saved answers from Kolada.
import-file-too-many-objects = The answers have more key figures or municipalities than are created at once. Bring the answer with values too, and only those that have values are created. Or save an answer about fewer.
import-twice = The same stands on row { $first } already.
import-twice-remedy = Delete one of the rows.
import-cells = The row has more or fewer cells than the header row.
import-cells-remedy = Check separators and quotation marks on the row.
import-formula = The cell is a formula.
import-formula-remedy = Paste the result of the formula as a value.
import-ambiguous-number = The number can be read in two ways.
import-ambiguous-number-remedy = Choose which sign stands before the decimals.
import-missing-column = The column is missing.
import-missing-column-remedy = Choose which column it is, or add it to the file.
import-unknown-column = The format has no such column.
import-unknown-column-remedy = Correct the name or delete the column.
import-missing-file = The file is missing from the archive.
import-missing-file-remedy = Add the file.
import-broken-chain = The chain of events is broken here: something was changed afterwards.
import-broken-chain-remedy = Export the archive again, or delete events.csv if the history is not to come along.
import-circle = It ends up below itself.
import-circle-remedy = Choose something else above it.
import-wrong-fingerprint = The frozen copy was changed after the approval: the fingerprint does not fit.
import-wrong-fingerprint-remedy = Export the archive again, or delete the row if the copy is not to come along.
import-contradiction = The cells of the row contradict each other.
import-contradiction-remedy = Correct the row.
import-wrong-required = The cell is empty.
import-wrong-number = The number cannot be read.
import-wrong-date = The date cannot be read.
import-wrong-period = The period cannot be read.
import-wrong-link = It is no address that starts with https://.
import-wrong-choice = The word is not one of those that the format has.
import-wrong-number-not-expected = There is a number, but the outcome says that there is no value.
import-wrong-in-the-future = The day or period has not come yet.
import-wrong-other = The cell cannot be taken.
import-unknown-indicator = There is no such indicator.
import-unknown-indicator-remedy = Create it first, or correct its identity or Kolada id.
import-unknown-comparison = There is no such comparison.
import-unknown-comparison-remedy = Create it first, correct it, or leave it empty for the municipality's own series.
import-unknown-kpi-remedy = Choose at which unit new indicators are created. If there is nothing to choose, bring the answer from /v3/kpi, which has the key figure's name.
import-unknown-place-remedy = Bring the answer from /v3/municipality or /v3/municipality_groups, or create the comparison first.
import-unknown-other = What the cell points at does not exist.
import-unknown-other-remedy = Add it to the archive, or correct the cell.
import-kolada-unreachable = Kolada cannot be reached just now. Try again in a while.
import-kolada-slow = Kolada did not answer in time. Try again in a while or ask for fewer key figures.
import-kolada-too-many = Kolada says that there are too many questions, also after we have waited. Try again in some minutes.
import-kolada-faulty = Kolada has a fault of its own just now. Try again in a while.
import-kolada-not-accepted = Kolada does not accept the question. Check the ids of the key figures and the codes of the municipalities.
import-kolada-cut-off = The answer from Kolada ended in the middle. Try again.
import-kolada-not-understood = The answer is not written as Kolada writes. Check the address in VERKAN_KOLADA_URL.
import-kolada-abandoned = The fetching was interrupted. Start again when you like.
import-kind-csv = CSV file
import-kind-xlsx = Excel file
import-kind-kolada = Kolada
import-kind-archive = Archive
import-step-choose = Choose
import-step-review = Review
import-step-done = Done
import-crumbs = Breadcrumbs
import-title = Import
import-lead = You see what will happen before it happens, and can undo it afterwards.
import-not-read = The file was not read
import-from-file = From a file
import-file-label = CSV, Excel or a saved answer from Kolada, at most 20 MB
import-file-hint = Answers from Kolada may be several files at once: values, key figures, municipalities and groups.
import-file-unit = Create new indicators from Kolada at
import-read-file = Read the file
import-how = What the file should look like
import-how-text = The first row has the names of the columns. A row is one value for an indicator, a period and possibly a sex. The indicator is given by its identity or its Kolada id.
import-how-columns = Indicator, period and value are needed. If the period is a date, the value belongs to the period that the day lies in. If the value is empty, say why in the column outcome, for example “did not take part”, “not yet published” or “not measured”.
import-paste = Paste
import-paste-label = Cells from a spreadsheet
import-paste-hint = Select the cells with their header row in the spreadsheet program, copy and paste here.
import-read-pasted = Read what was pasted
import-pasted-name = Pasted
import-from-kolada = From Kolada
import-kpis = Key figures
import-kpis-hint = Kolada's ids, separated by commas. Empty fetches for every indicator that has a Kolada id.
import-places = Municipalities and groups
import-places-hint = Kolada's codes, separated by commas. 0000 is the country, and groups start with G.
import-since = Changed since
import-since-hint = Empty fetches every year.
import-unit = Create new indicators at
import-unit-hint = Key figures that no indicator has are created here. Without a unit none are created.
import-fetch = Fetch
import-kolada-source = Source: Kolada (RKA). Kolada does not say which way is good; you decide that for each indicator.
import-kolada-name = Kolada, { $count } key figures
import-review = Review the import
import-stopped = { $count ->
    [one] One cell cannot be read, so nothing is imported yet
   *[other] { $count } cells cannot be read, so nothing is imported yet
}
import-stopped-text = All or nothing: correct the cells in the file and choose it again.
import-stopped-kolada-text = All or nothing. Below is what it is and what to do about it.
import-stopped-kolada = { $count ->
    [one] One key figure, municipality or group is not here, so nothing is imported yet
   *[other] { $count } key figures, municipalities or groups are not here, so nothing is imported yet
}
import-sign-unknown = Cannot tell what { $value } is, so nothing is imported yet
import-sign-unknown-text = The number may have three decimals or be above a thousand, and no other number in the column shows which. Choose which sign stands before the decimals, and press Read again.
import-columns-unknown = Verkan does not know what the columns are, so nothing is imported yet
import-columns-unknown-text = Say below which columns are indicator, period and value, and press Read again. Or write the headings in the file and choose it again.
import-nothing-new = Everything in the file is here already. There is nothing to import.
import-semicolon = semicolon
import-tab = tab
import-comma = comma
import-decimal-comma = decimal comma
import-decimal-point = decimal point
import-earlier = { $count ->
    [one] one earlier value, which is passed over
   *[other] { $count } earlier values, which are passed over
}
import-more-pages = The answer is only a part
import-more-pages-text = Kolada divides large answers into pages, and this one goes on at { $addresses }. If that page is not among the files, save it too and choose all files at once. You can also import it afterwards, since what is here already does not change.
import-how-read = How the file is read
import-encoding = Encoding
import-separator = Between cells
import-decimal-sign = Before the decimals
import-decimal-sign-seen = as the numbers show
import-decimal-sign-comma = comma: 1 234,5 or 1.234,5
import-decimal-sign-point = point: 1 234.5 or 1,234.5
import-sheet = Sheet
import-not-so = The file cannot be read that way
import-not-so-text = { $why } Below it is read as before.
import-new-at = New indicators
import-rows = { $count ->
    [one] one row
   *[other] { $count } rows
}
import-encoding-guessed = The file is not UTF-8, so we guessed Windows-1252. Check that å, ä and ö look right.
import-created = { $count ->
    [one] new value
   *[other] new values
}
import-changed = { $count ->
    [one] corrected, the old one kept
   *[other] corrected, the old ones kept
}
import-unchanged = there already, the same
import-errors = errors to correct
import-more-errors = { $count ->
    [one] One more error is not shown here.
   *[other] { $count } more errors are not shown here.
}
import-empty-cell = empty
import-to-mend = To correct
import-bad-rows = Cells that cannot be read
import-row = Row
import-column = Column
import-in-file = In the file
import-what-is-wrong = What is wrong
import-do-so = Do this
import-and-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
import-new-indicators = New indicators are created first
import-new-comparisons = New comparisons are created first
import-own-series = own
import-women = women
import-men = men
import-corrections = Corrections
import-values-changing = Values that change
import-values-changed = Values that changed
import-now = Now
import-becomes = Becomes
import-preliminary = preliminary
import-did-not-take-part = did not take part
import-not-yet-published = not yet published
import-not-measured = not measured
import-unnamed = column { $number }
import-columns = Columns
import-columns-caption = What each column of the file is
import-first-rows = The first rows
import-read-as = Read as
import-read-again = Read again
import-role-none = not used
import-role-indicator = Indicator
import-role-comparison = Series
import-role-period = Period
import-role-sex = Sex
import-role-outcome = Kind of outcome
import-role-value = Value
import-role-reported-on = Reported
import-role-superseded-on = Superseded (earlier value)
import-role-source = Source
import-role-note = Note
import-confirm = { $count ->
    [one] Import one value
   *[other] Import { $count } values
}
import-confirm-objects = Create what is new
import-another-file = Choose another file
import-why-not = Can be pressed when the errors are corrected.
import-fetching = Fetching from Kolada
import-fetched-so-far = Key figure { $done } of { $total }.
import-running = Importing
import-in-so-far = { $done } of { $total } rows are done.
import-may-leave = You can leave the page, the work goes on. The page reloads by itself.
import-working = Working
import-refresh = Reload now
import-failed = It did not work
import-nothing-imported = Nothing was imported
import-stopped-by-fault = The work was stopped by a fault of ours. Nothing has changed. Try again.
import-try-again = Start again
import-log-title = Import log
import-log-lead = What has been taken in, by whom, and whether it can be undone.
import-log-empty = Nothing has been imported yet.
import-log-caption = Imports, newest first
import-when = When
import-what = What
import-who = Who
import-new-short = New
import-changed-short = Corrected
import-state = State
import-undo = Undo
import-by-verkan = Verkan
import-undone-at = undone { $at }
import-archive-stays = A whole archive is not undone.
import-newer-stands = Cannot be undone: newer values stand on it.
import-in = taken in
import-receipt = Done. New values: { $created }. Corrected values: { $changed }.
import-undone-receipt = The import is undone. What held before holds again. What the import changed still stands here, and can be read for the days on which it held.
import-what-happened = What happened
import-rows-read = rows read
import-brought = What the import brought
import-values = Values
import-objects = Created by the import
import-objects-go = Taken away if the import is undone, as long as nobody has gone on with it.
import-objects-stayed = Still here
import-objects-stayed-text = The import created this, and somebody has gone on with it since. That is why it was not taken away.
import-to-data = Open data and export
import-data-title = Open data
import-data-lead = Decided goals, indicators and all measurements, free to use.
import-data-table = Files to download
import-data-file = File
import-data-what = Content
import-data-goals = decided goals, with those closed and replaced
import-data-indicators = indicators with direction, source and method
import-data-measurements = measurements that hold, with period, outcome and source
import-data-comparisons = series to compare with
import-data-units = the organisation
import-data-licence = Licence
import-data-licence-text = The municipality's own data are free without conditions (CC0 1.0). Values from Kolada: state “Källa: Kolada” (CC BY 4.0).
import-data-minutes-items = Matters in the minutes
import-data-format = The CSV files are comma-separated UTF-8 with a decimal point. Rows point at each other by external_id.
import-data-all = Everything as an archive
import-data-all-text = The whole content, with people, events and earlier versions, in Verkan's exchange format. That it is taken out is noted.
import-data-all-link = Download the archive (.zip)
