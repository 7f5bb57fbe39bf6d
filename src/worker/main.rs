//! The browser's side of the engine: a dedicated worker that owns the data. It shows nothing and asks no host for
//! anything. Started under the name `parse` the same program is one of the engine's parse workers.

mod files;
mod idb;
mod kept;
mod lock;
mod panic;
mod parse;
mod platform;
mod pool;
mod reading;
mod session;
mod tabs;
mod unpacking;

fn main() {
    let is_parser = platform::scope().name() == pool::ROLE;
    panic::watch(is_parser);
    if is_parser { parse::start() } else { session::start() }
}
