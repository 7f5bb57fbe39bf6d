//! Parts: small things without state of the app. They import Leptos only; words come in as props.
