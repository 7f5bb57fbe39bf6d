//! What has arrived and is not yet answered: latest ask wins. It never runs anything.

use crate::protocol::Request;
use std::collections::VecDeque;

#[derive(Debug, Default)]
pub struct Inbox {
    waiting: VecDeque<Request>,
}

impl Inbox {
    /// Queues a request. A newer question of a slot takes the place of an older one that has not been run: nobody
    /// waits for that answer any more. A question older than the one waiting is dropped.
    pub fn push(&mut self, request: Request) {
        if let Some((slot, seq)) = question(&request) {
            let same = |other: &Request| question(other).filter(|(other, _)| *other == slot).map(|(_, seq)| seq);
            if self.waiting.iter().filter_map(same).any(|other| other >= seq) {
                return;
            }
            let keep: Vec<bool> = self.waiting.iter().map(|other| same(other).is_none()).collect();
            let mut keep = keep.into_iter();
            self.waiting.retain(|_| keep.next().unwrap_or(true));
        }
        self.waiting.push_back(request);
    }

    pub fn pop(&mut self) -> Option<Request> {
        self.waiting.pop_front()
    }

    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }
}

/// Slot and seq of a question. Questions of different kinds never displace each other, even in one slot.
fn question(request: &Request) -> Option<((u8, &str), u32)> {
    match request {
        Request::Report { slot, seq, .. } => Some(((0, slot), *seq)),
        Request::Rows { slot, seq, .. } => Some(((1, slot), *seq)),
        Request::Cube { slot, seq, .. } => Some(((2, slot), *seq)),
        Request::Cohorts { slot, seq, .. } => Some(((3, slot), *seq)),
        Request::Rules { slot, seq, .. } => Some(((4, slot), *seq)),
        Request::Able { slot, seq, .. } => Some(((5, slot), *seq)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::period::Grain;
    use crate::query::ask::Ask;

    fn report(slot: &str, seq: u32) -> Request {
        let ask = Ask {
            metrics: vec![],
            period: None,
            compare: None,
            grain: Grain::Total,
            by: vec![],
            filters: vec![],
            currency: None,
        };
        Request::Report { slot: slot.into(), seq, ask }
    }

    #[track_caller]
    fn check(requests: &[Request], expect: &[Request]) {
        let mut inbox = Inbox::default();
        requests.iter().cloned().for_each(|request| inbox.push(request));
        let left: Vec<Request> = std::iter::from_fn(|| inbox.pop()).collect();
        assert_eq!(left, expect);
    }

    #[test]
    fn the_latest_question_of_a_slot_is_answered() {
        check(&[report("a", 1), report("a", 2), report("a", 3)], &[report("a", 3)]);
        check(&[report("a", 1), report("b", 1), report("a", 2)], &[report("b", 1), report("a", 2)]);
        check(&[report("a", 5), report("a", 4)], &[report("a", 5)]);
    }

    #[test]
    fn commands_are_never_dropped() {
        let undo = Request::Undo { imports: vec![1] };
        check(&[undo.clone(), report("a", 1), undo.clone(), report("a", 2)], &[undo.clone(), undo, report("a", 2)]);
    }
}
