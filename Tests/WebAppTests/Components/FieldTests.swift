import Domain
import HTML
import Testing

@testable import WebApp

@Suite struct FieldTests {
    let problems: [Refusal.Problem] = [.init(field: "title", "Enter a title."), .init(field: "due", "Enter a day.")]

    @Test func `a field shows its own problem and ties it to the input`() {
        let html = textField("title", label: "Title", hint: "One line.", problems: problems).description
        #expect(html.contains("aria-describedby=\"title-hint title-error\""))
        #expect(html.contains("aria-invalid=\"true\""))
        #expect(html.contains("id=\"title-error\""))
        #expect(html.contains("Enter a title."))
        #expect(!html.contains("Enter a day."))
    }

    @Test func `a field without a hint or problem describes itself by nothing`() {
        let html = textField("name", label: "Name", problems: problems).description
        #expect(!html.contains("aria-describedby"))
        #expect(!html.contains("aria-invalid"))
    }

    @Test func `a password is never sent back`() {
        let html = textField("password", label: "Password", value: "correct horse", type: .password).description
        #expect(!html.contains("correct horse"))
    }

    @Test func `what was typed comes back escaped`() {
        let html = textField("title", label: "Title", value: "\"><script>").description
        #expect(html.contains("value=\"&quot;&gt;&lt;script&gt;\""))
    }

    @Test func `a text area keeps a first empty line`() {
        #expect(textArea("text", label: "Text", value: "\n\nfirst").description.contains(">\n\n\nfirst</textarea>"))
    }

    @Test func `a text area cannot be closed from inside`() {
        let html = textArea("text", label: "Text", value: "</textarea><b>").description
        #expect(html.contains("&lt;/textarea&gt;&lt;b&gt;"))
    }

    @Test func `the link of an error leads to the first choice`() {
        let html = radioField(
            "stage", label: "Stage", options: [("now", "Now"), ("over", "Over")], selected: "over"
        ).description
        #expect(html.contains("id=\"stage\" name=\"stage\" type=\"radio\" value=\"now\">"))
        #expect(html.contains("id=\"stage-over\" name=\"stage\" type=\"radio\" value=\"over\" checked>"))
    }

    @Test func `a select field marks exactly the chosen option`() {
        let html = selectField("zone", label: "Zone", options: [("a", "A"), ("b", "B")], selected: "b").description
        #expect(html.contains("<option value=\"a\">"))
        #expect(html.contains("<option value=\"b\" selected>"))
    }

    @Test func `two fields of one name on a page have ids of their own`() {
        let html = textField("text", label: "Text", hint: "Hint", id: "finding-text").description
        #expect(html.contains("<label for=\"finding-text\">"))
        #expect(html.contains("id=\"finding-text\" name=\"text\""))
        #expect(html.contains("id=\"finding-text-hint\""))
    }

    @Test func `the echo of a time is named by its field`() {
        let html = timeField("at", label: "When", incident: ID(7)).description
        #expect(html.contains("data-incident=\"INC-7\""))
        #expect(html.contains("aria-describedby=\"at-echo\""))
        #expect(html.contains("<output id=\"at-echo\""))
    }
}
