//! Prepared statements by the token that a component holds.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;

use tokio::sync::RwLock;
use tokio_postgres::types::Type;

/// A statement, ready to be prepared again on whatever connection runs it.
#[derive(Clone)]
pub struct Prepared {
    /// The component whose database the statement is for.
    pub component: String,
    pub statement: String,
    pub parameters: Vec<Type>,
}

/// All prepared statements.
#[derive(Clone, Default)]
pub struct Statements {
    by_token: Arc<RwLock<HashMap<String, Prepared>>>,
    count: Arc<AtomicU64>,
}

impl Statements {
    /// Keeps a statement and returns its token.
    pub async fn keep(&self, prepared: Prepared) -> String {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let token = format!("prepared-statement-{number}");
        self.by_token.write().await.insert(token.clone(), prepared);
        token
    }

    /// The statement of a token.
    pub async fn find(&self, token: &str) -> Option<Prepared> {
        self.by_token.read().await.get(token).cloned()
    }

    /// Forgets the statements of a component.
    pub async fn forget(&self, component: &str) {
        let mut statements = self.by_token.write().await;
        statements.retain(|_, prepared| prepared.component != component);
    }
}
