//! Pages as a browser reads them: a real tokeniser, so that nothing rests on how a page happens to be written.

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// What stands in a page, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The start of an element, with its attributes.
    Start(String, Vec<(String, String)>),
    /// Its end.
    End(String),
    /// Text, as it is read.
    Text(String),
    /// A comment.
    Comment(String),
    /// Something that no page of ours is to hold.
    Fault(String),
}

impl Part {
    /// The value of an attribute of the element that starts here.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let Self::Start(_, attributes) = self else { return None };
        attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

#[derive(Default)]
struct Parts(RefCell<Vec<Part>>);

impl TokenSink for Parts {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let part = match token {
            Token::TagToken(tag) => self.tag(&tag),
            Token::CharacterTokens(text) => Part::Text(text.to_string()),
            Token::CommentToken(text) => Part::Comment(text.to_string()),
            Token::NullCharacterToken => Part::Fault("a zero byte".to_owned()),
            Token::ParseError(error) => Part::Fault(error.to_string()),
            Token::DoctypeToken(_) | Token::EOFToken => return TokenSinkResult::Continue,
        };
        self.0.borrow_mut().push(part);
        TokenSinkResult::Continue
    }
}

impl Parts {
    fn tag(&self, tag: &Tag) -> Part {
        let name = tag.name.to_string();
        match tag.kind {
            TagKind::EndTag => Part::End(name),
            TagKind::StartTag => {
                let pairs = tag.attrs.iter().map(|pair| (pair.name.local.to_string(), pair.value.to_string()));
                Part::Start(name, pairs.collect())
            }
        }
    }
}

/// What stands in the page. Markup counts as such also where a browser would take it for text, within a title or a text area:
/// this sees too much rather than too little.
pub(crate) fn parts(page: &str) -> Vec<Part> {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(page));
    let tokenizer = Tokenizer::new(Parts::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// A form of a page, with what can be filled in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    /// The element that starts it.
    start: Vec<(String, String)>,
    /// The controls in it: name and type.
    controls: Vec<(String, String)>,
}

impl Form {
    /// Whether it is sent as an act and holds something to write or to choose. Files are told apart by what is in them.
    pub(crate) fn is_filled_in(&self) -> bool {
        let says = |name: &str, value: &str| self.start.iter().any(|(known, said)| known == name && said == value);
        let typed = |(_, kind): &(String, String)| !["hidden", "submit", "radio", "file"].contains(&kind.as_str());
        says("method", "post")
            && !says("enctype", "multipart/form-data")
            && self.controls.iter().filter(|(name, _)| name != "column").any(typed)
    }

    /// Whether it has a control of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.controls.iter().any(|(known, _)| known == name)
    }
}

/// The forms of the page.
pub(crate) fn forms(page: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    for part in parts(page) {
        let kind = part.attribute("type").unwrap_or_default().to_owned();
        let named = part.attribute("name").unwrap_or_default().to_owned();
        match part {
            Part::Start(name, attributes) if name == "form" => {
                forms.push(Form { start: attributes, controls: Vec::new() });
            }
            Part::Start(name, _) if ["input", "textarea", "select"].contains(&name.as_str()) => {
                if let Some(form) = forms.last_mut() {
                    form.controls.push((named, kind));
                }
            }
            _ => {}
        }
    }
    forms
}
