//! The embedded questions: their programs, anchored regions and notes.
