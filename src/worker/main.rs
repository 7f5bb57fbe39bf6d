//! The browser's side of the engine: a dedicated worker that owns the data. It shows nothing and asks no host for
//! anything. Started under the name `parse` the same program is one of the engine's parse workers.

#![cfg(target_arch = "wasm32")]

mod idb;
mod platform;

fn main() {}
