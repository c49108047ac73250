import Testing

@testable import HTML

/// A literal in a wrong place stops the program, so these look at where ``Position`` says the literal has got to.
struct PositionTests {
    @Test(arguments: [
        "", "text ", "<p>", "<p>text", "<br>", "<br/>", "<p class=\"a\">", "<p class='a'>", "<p hidden>",
        "<!-- note -->",
        "<!doctype html>", "<!DOCTYPE html>\n<html>", "<script src=\"/a.js\"></script>",
        "<style>p { color: red }</style>",
        "<p title=\"a > b\">", "<p title='it is \"so\"'>", "<!-- a > b -->", "<!-- <p title=\" -->",
        "<p\ntitle=\"a\"\n>",
        "<script>if (a < b) { c(\"</p>\") }</script>",
    ])
    func `HTML and text may stand between elements`(literal: String) {
        let position = after(literal)
        #expect(position.isBetweenElements)
        #expect(position.takesText)
        #expect(!position.takesLink)
        #expect(!position.takesAttribute)
    }

    @Test(arguments: [
        "<p title=\"", "<p title='", "<p class=\"a ", "<input value=\"", "<p data-key=\"", "<td headers=\"a\" title=\"",
        "<P TITLE=\"", "<p\n\ttitle=\"", "<meta content=\"", "<p hidden title=\"", "<p class=\"a\"title=\"",
    ])
    func `text may stand in a quoted attribute that is only text`(literal: String) {
        let position = after(literal)
        #expect(position.takesText)
        #expect(!position.isBetweenElements)
        #expect(!position.takesLink)
    }

    @Test(arguments: [
        "<a href=\"", "<a HREF='", "<img src=\"", "<form action=\"", "<button formaction=\"", "<blockquote cite=\"",
        "<object data=\"", "<video poster=\"", "<a class=\"x\" href=\"",
    ])
    func `only a link may stand in an attribute that holds an address`(literal: String) {
        let position = after(literal)
        #expect(position.takesLink)
        #expect(!position.takesText)
        #expect(!position.isBetweenElements)
    }

    @Test(arguments: [
        // No quotes: a space would end the value.
        "<p title=", "<a href=", "<p title=a", "<p title= \"",
        // Scripts, styles and whole documents, which escaping does not make safe.
        "<p onclick=\"", "<p ONCLICK=\"", "<p onfocus='", "<p style=\"", "<iframe srcdoc=\"", "<img srcset=\"",
        "<use xlink:href=\"", "<meta http-equiv=\"", "<a ping=\"", "<html manifest=\"", "<body background=\"",
        "<link imagesrcset=\"", "<img longdesc=\"",
        // Inside of tags, comments and declarations.
        "<", "</", "<p", "<p ", "</p", "<p title", "<p title=\"a\"", "<!-- ", "<!--", "<!doctype ", "<!-- a -- b > ",
        "<!-- a -", "<!-- > ",
        // Raw text, where references are not undone and quotes may be anything.
        "<script>", "<script>var a = \"", "<SCRIPT>", "<script >", "<script type=\"module\">", "<style>", "<style>p {",
        "<script>a = '<b title=\"", "<script>a = '<a href=\"", "<script></p>", "<style></script>", "<script><b>",
    ])
    func `neither text nor a link nor HTML may stand where escaping does not protect`(literal: String) {
        let position = after(literal)
        #expect(!position.takesText)
        #expect(!position.takesLink)
        #expect(!position.isBetweenElements)
    }

    @Test(arguments: ["<p", "<p ", "<input type=\"text\"", "<input type=\"text\" ", "<P CLASS=\"a\""])
    func `an attribute may stand behind a tag's name or another attribute`(literal: String) {
        #expect(after(literal).takesAttribute)
    }

    @Test(arguments: [
        "", "<p>", "<p title=\"", "<p title", "<p title=", "<p title=a", "<", "<!-- ", "<script><b",
        "<script><b a=\"b\"",
    ])
    func `an attribute may stand nowhere else`(literal: String) {
        #expect(!after(literal).takesAttribute)
    }

    @Test(arguments: ["href", "src", "action", "onload", "onx", "style", "srcdoc", "srcset", "ping", "http-equiv"])
    func `an attribute with a meaning of its own takes no plain text`(name: String) {
        #expect(!Position.isPlainAttribute(Array(name.utf8)))
    }

    private func after(_ literal: String) -> Position {
        var position = Position()
        position.advance(over: Array(literal.utf8))
        return position
    }
}
