//! `del`.

use crate::translation::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::Target;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `del` of what may not be there, whose error a handler sees.
    pub(super) fn failing_delete(&mut self, targets: &[Target]) -> Res<()> {
        let [Target::Index(object, index)] = targets else {
            return refuse("an error that is caught here");
        };
        match self.ty(*object).some().clone() {
            Ty::Dict(key, ..) => {
                let place = self.place(*object)?;
                let crate::translation::lookups::Key::Text(wanted) =
                    self.lookup(*index, &key, false)?
                else {
                    return refuse("a key of another type");
                };
                let message = self.key_message(*index)?;
                let removed = format!("{}.shift_remove({wanted})", place.receiver());
                let text = self.or_error(&removed, "KeyError", &message)?;
                self.out.line(format!("{text};"));
                Ok(())
            }
            Ty::List(_) => {
                let place = self.place(*object)?;
                self.checks_places = Some("list assignment index out of range");
                let at = self.place_of_index(&place, *index)?;
                self.out.line(format!("{}.remove({at});", place.receiver()));
                Ok(())
            }
            _ => refuse("an error that is caught here"),
        }
    }

    pub(super) fn delete(&mut self, target: &Target) -> Res<()> {
        match target {
            Target::Index(object, index) => {
                let of = self.ty(*object).some().clone();
                let place = self.place(*object)?;
                match &of {
                    Ty::Dict(key, ..) => {
                        let crate::translation::lookups::Key::Text(key) =
                            self.lookup_known(*index, key)?
                        else {
                            return refuse("a key of another type");
                        };
                        let text = format!(
                            "{}.shift_remove({key}).expect(\"the key is there\");",
                            place.receiver()
                        );
                        self.out.line(text);
                    }
                    Ty::List(_) => {
                        let at = self.place_of_index(&place, *index)?;
                        self.out.line(format!("{}.remove({at});", place.receiver()));
                    }
                    Ty::Instance(_) => {
                        let code = self.call_special(*object, "__delitem__", &[*index])?;
                        self.out.line(format!("{};", code.text));
                    }
                    ty => return refuse(unknown(ty)),
                }
                Ok(())
            }
            Target::Slice(object, bounds) => {
                let Ty::List(_) = self.ty(*object).some() else {
                    return refuse("del of a slice of this");
                };
                let place = self.place(*object)?;
                let len = format!("{}.len()", place.receiver());
                match bounds {
                    [Some(from), None, None] => {
                        let from = self.slice_bound(*from, &len)?;
                        let from = self.before_lending(&place.receiver(), from);
                        self.out
                            .line(format!("{}.truncate({from});", place.receiver()));
                    }
                    [None, Some(to), None] => {
                        let to = self.slice_bound(*to, &len)?;
                        let to = self.before_lending(&place.receiver(), to);
                        self.out
                            .line(format!("{}.drain(..{to});", place.receiver()));
                    }
                    [None, None, None] => self.out.line(format!("{}.clear();", place.receiver())),
                    [Some(from), Some(to), None] => {
                        let from = self.slice_bound(*from, &len)?;
                        let to = self.slice_bound(*to, &len)?;
                        let start = self.fresh("start");
                        self.out.line(format!("let {start} = {from};"));
                        let end = self.fresh("end");
                        self.out.line(format!("let {end} = {start}.max({to});"));
                        self.out
                            .line(format!("{}.drain({start}..{end});", place.receiver()));
                    }
                    _ => return refuse("del of a slice"),
                }
                Ok(())
            }
            _ => refuse("del of this"),
        }
    }
}
