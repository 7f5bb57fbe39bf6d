//! A drawer from the right, a sheet on a phone: a native modal dialog, so that the focus stays inside and Esc closes.

use super::button::IconButton;
use super::icon::Glyph;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

#[component]
pub fn Drawer(
    #[prop(into)] title: TextProp,
    /// A line beside the title.
    #[prop(into, optional)]
    note: Option<TextProp>,
    /// The name of the button that closes it.
    #[prop(into)]
    close_label: TextProp,
    /// 860 px instead of 480.
    #[prop(optional)]
    is_wide: bool,
    on_close: Callback<()>,
    /// What stands at the foot, always in sight.
    #[prop(optional)]
    footer: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    dialog.on_load(|dialog| {
        let _ = dialog.show_modal();
    });
    let close = move || {
        // Closing it first gives the focus back to where it was.
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    // A click on the dialog itself is one on its backdrop: everything inside is covered by its parts.
    let on_click = move |event: MouseEvent| {
        let is_backdrop = event.target() == event.current_target() && event.detail() > 0;
        if is_backdrop {
            close();
        }
    };
    let class = if is_wide { "drawer drawer--wide" } else { "drawer" };
    let name = title.clone();
    view! {
        <dialog
            class=class
            node_ref=dialog
            aria-label=move || name.get()
            on:click=on_click
            on:close=move |_| on_close.run(())
        >
            <div class="drawer__inside">
                <header class="drawer__header">
                    <h1 class="drawer__title" tabindex="-1" autofocus>{move || title.get()}</h1>
                    {note.map(|note| view! { <p class="drawer__note" role="status">{move || note.get()}</p> })}
                    <span class="drawer__close">
                        <IconButton label=close_label glyph=Glyph::Cross on:click=move |_| close()/>
                    </span>
                </header>
                <div class="drawer__body">{children()}</div>
                {footer.map(|footer| view! { <footer class="drawer__footer">{footer}</footer> })}
            </div>
        </dialog>
    }
}
