//! Panels: parts of a page that read the state and call its verbs.
