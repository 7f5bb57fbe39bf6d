//! A tile: a title that is one question, what answers it, and a footer. It never knows what stands inside.

use leptos::prelude::*;

#[component]
pub fn Tile(
    /// The word of the style sheet: `tile--trend`.
    class: &'static str,
    #[prop(into)] title: TextProp,
    /// Beside the title, in grey.
    #[prop(optional, into)]
    note: Option<Signal<String>>,
    /// At the right of the title.
    #[prop(optional)]
    tools: Option<AnyView>,
    #[prop(optional)] footer: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class=format!("tile {class}")>
            <header class="tile__header">
                <h2 class="tile__title">{move || title.get()}</h2>
                {note.map(|note| view! { <p class="tile__note">{move || note.get()}</p> })}
                {tools.map(|tools| view! { <div class="tile__tools">{tools}</div> })}
            </header>
            <div class="tile__body">{children()}</div>
            {footer.map(|footer| view! { <footer class="tile__footer">{footer}</footer> })}
        </section>
    }
}
