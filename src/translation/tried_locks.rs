//! Locks that are asked for without waiting, or not for long: `if lock.acquire(blocking=False):`.

use super::conditions::Head;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `if lock.acquire(blocking=False):`, whose body holds the lock.
    pub(super) fn tried_lock(&mut self, test: ExprId) -> Res<Head> {
        let Kind::Call(func, arguments) = self.kind(test).clone() else {
            return refuse("a lock that is asked for in another way");
        };
        let (Kind::Attribute(object, _), [argument]) = (self.kind(func).clone(), &*arguments)
        else {
            return refuse("a lock that is asked for in another way");
        };
        let is_semaphore = match self.ty(object) {
            Ty::Foreign("threading.Lock" | "threading.RLock") => false,
            Ty::Foreign("threading.Semaphore") => true,
            _ => return refuse("something else than a lock that is asked for"),
        };
        let lock = self.lock(object)?;
        let receiver = lock.receiver();
        let attempt = if argument.name.as_deref() == Some("timeout") {
            let seconds = self.value(argument.value, &Ty::Float)?;
            self.import("std::time::Duration");
            if is_semaphore {
                self.helper("Semaphore::try_lock_for");
            }
            format!(
                "{receiver}.try_lock_for(Duration::from_secs_f64({}))",
                seconds.text
            )
        } else {
            if is_semaphore {
                self.helper("Semaphore::try_lock");
            }
            format!("{receiver}.try_lock()")
        };
        Ok(Head {
            text: format!("let Some(_guard) = {attempt}"),
            unwrapped: Vec::new(),
            is_swapped: false,
        })
    }
}
