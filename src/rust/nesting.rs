//! How deep a parser would have to go: asked of the tokens, before one does.

use proc_macro2::{Delimiter, TokenStream, TokenTree, token_stream};

/// Brackets in brackets.
const MAX_BRACKETS: usize = 128;
/// Tokens of an expression, with all that it stands in: each may be a level of the tree, as in `!!!x`.
const MAX_TOKENS: usize = 10_000;

/// A bracket that is being read.
struct Level {
    trees: std::iter::Peekable<token_stream::IntoIter>,
    /// Tokens of the expressions around it.
    around: usize,
    /// Tokens since the last separator.
    run: usize,
}

/// The line, 1-based, at which tokens are nested too deep.
pub(super) fn too_deep(tokens: &TokenStream) -> Option<usize> {
    let level = |tokens: TokenStream, around| Level {
        trees: tokens.into_iter().peekable(),
        around,
        run: 0,
    };
    let mut open = vec![level(tokens.clone(), 0)];
    while let Some(top) = open.last_mut() {
        let Some(tree) = top.trees.next() else {
            open.pop();
            continue;
        };
        top.run += 1;
        let depth = top.around + top.run;
        let line = tree.span().start().line;
        if depth > MAX_TOKENS {
            return Some(line);
        }
        match tree {
            TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';') => top.run = 0,
            TokenTree::Group(group) => {
                if group.delimiter() == Delimiter::Brace && ends(&mut top.trees) {
                    top.run = 0;
                }
                open.push(level(group.stream(), depth));
                if open.len() > MAX_BRACKETS {
                    return Some(line);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether a block ends what it stands in: neither an `else` nor a sign follows.
fn ends(trees: &mut std::iter::Peekable<token_stream::IntoIter>) -> bool {
    match trees.peek() {
        Some(TokenTree::Ident(word)) => word != "else",
        Some(TokenTree::Punct(sign)) => sign.as_char() == '#',
        _ => true,
    }
}
