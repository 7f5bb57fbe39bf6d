//! A button and what it opens below itself; a sheet from below on a phone. Esc, a click beside it or tabbing away
//! closes it, arrows walk its items.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, Node};

/// Closes the popover around; reached by what is inside with `expect_context`.
#[derive(Clone, Copy)]
pub struct ClosePopover(pub Callback<()>);

#[component]
pub fn Popover(
    /// The class of the button that opens it.
    #[prop(default = "chip")]
    button: &'static str,
    /// The name of what opens, for a screen reader.
    #[prop(into)]
    label: TextProp,
    /// Opens to the left instead of to the right.
    #[prop(optional)]
    is_at_end: bool,
    /// The face of the button.
    face: AnyView,
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let trigger = NodeRef::<leptos::html::Button>::new();
    let root = NodeRef::<leptos::html::Div>::new();
    let close = Callback::new(move |()| {
        is_open.set(false);
        if let Some(trigger) = trigger.get_untracked() {
            let _ = trigger.focus();
        }
    });
    let on_keydown = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if is_open.get_untracked() => {
            event.stop_propagation();
            close.run(());
        }
        "ArrowDown" => walk(&event, Way::Down),
        "ArrowUp" => walk(&event, Way::Up),
        _ => {}
    };
    // Where the focus went to; nowhere means the window lost it, and the popover stays.
    let on_focusout = move |event: FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
        let inside = root.get_untracked().is_some_and(|root| to.as_ref().is_none_or(|to| root.contains(Some(to))));
        if !inside {
            is_open.set(false);
        }
    };
    let class = if is_at_end { "popover popover--end" } else { "popover" };
    let label = StoredValue::new(label);
    let children = StoredValue::new(children);
    view! {
        <div class=class node_ref=root on:keydown=on_keydown on:focusout=on_focusout>
            <button
                type="button"
                class=button
                node_ref=trigger
                aria-expanded=move || is_open.get().to_string()
                aria-haspopup="dialog"
                aria-label=move || label.with_value(TextProp::get)
                on:click=move |_| is_open.update(|open| *open = !*open)
            >
                {face}
            </button>
            <Show when=move || is_open.get()>
                <div class="popover__shade" on:click=move |_| close.run(())></div>
                <div class="popover__panel" role="dialog" aria-label=move || label.with_value(TextProp::get)>
                    <Inside close=close>{children.with_value(|children| children())}</Inside>
                </div>
            </Show>
        </div>
    }
}

/// Only to give what is inside its way to close.
#[component]
fn Inside(close: Callback<()>, children: Children) -> impl IntoView {
    provide_context(ClosePopover(close));
    children()
}

#[derive(Clone, Copy)]
enum Way {
    Down,
    Up,
}

fn walk(event: &KeyboardEvent, way: Way) {
    let Some(at) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Ok(Some(item)) = at.closest(".menu-item") else {
        return enter(event, &at, way);
    };
    let mut next = Some(item);
    while let Some(element) = next {
        next = match way {
            Way::Down => element.next_element_sibling(),
            Way::Up => element.previous_element_sibling(),
        };
        if let Some(found) = next.as_ref().filter(|found| found.class_list().contains("menu-item")) {
            focus(event, found);
            return;
        }
    }
}

/// From the button that opened it into the first item.
fn enter(event: &KeyboardEvent, at: &Element, way: Way) {
    if matches!(way, Way::Up) || at.get_attribute("aria-expanded").as_deref() != Some("true") {
        return;
    }
    let first = at.parent_element().and_then(|root| root.query_selector(".menu-item").ok().flatten());
    if let Some(first) = first {
        focus(event, &first);
    }
}

fn focus(event: &KeyboardEvent, element: &Element) {
    event.prevent_default();
    // An item that is a label holds the field which takes the focus.
    let field = element.query_selector("input").ok().flatten().unwrap_or_else(|| element.clone());
    if let Some(field) = field.dyn_ref::<HtmlElement>() {
        let _ = field.focus();
    }
}
