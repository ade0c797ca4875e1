//! Routes, each with a word beside it for who may call it. The authorisation test walks this table: a route that is missing
//! there fails the build.

use crate::AppState;
use crate::error::Failure;
use crate::page::Requester;
use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use domain::rejection::Rejection;

/// Who may call a route at all. What they may do there is the policy's to say, in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Whoever has signed in.
    SignedIn,
}

/// A row of the route table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path as axum writes it: `/goals/{id}`.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
}

/// Routes of one concept, or of all.
#[derive(Default)]
pub struct Routes {
    router: Router<AppState>,
    table: Vec<Route>,
}

impl Routes {
    /// No routes.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page to read.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, handler: H, access: Access) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add("GET", path, get(handler), access)
    }

    /// An act.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, handler: H, access: Access) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add("POST", path, post(handler), access)
    }

    /// An act that brings a file of at most `bytes`.
    #[must_use]
    pub fn upload<H, T>(self, path: &'static str, handler: H, access: Access, bytes: usize) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let limit = axum::extract::DefaultBodyLimit::max(bytes);
        self.add("POST", path, post(handler).layer(limit), access)
    }

    /// These and `other`.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }

    /// The table.
    pub fn table(&self) -> &[Route] {
        &self.table
    }

    /// The router.
    pub(crate) fn into_router(self) -> Router<AppState> {
        self.router
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        handler: MethodRouter<AppState>,
        access: Access,
    ) -> Self {
        let handler = match access {
            Access::Public => handler,
            Access::SignedIn => handler.layer(from_fn(signed_in_only)),
        };
        self.router = self.router.route(path, handler);
        self.table.push(Route { method, path, access });
        self
    }
}

async fn signed_in_only(request: Request, next: Next) -> Response {
    let is_signed_in =
        request.extensions().get::<Requester>().is_some_and(|requester| requester.actor.person().is_some());
    if is_signed_in { next.run(request).await } else { Failure::from(Rejection::SignInNeeded).into_response() }
}
