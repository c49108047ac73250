import HTML
import Secrets

extension Frame {
    /// The hidden fields of a form that changes something: the token, and a key that no other form has.
    var formFields: HTML { formMark ?? Frame.formFields(token: csrfToken, key: FormKey()) }

    /// A remembered page for one reading of it, cut where each of its forms has the hidden fields.
    static func filled(_ pieces: [HTML], token: String) -> HTML {
        let key = FormKey()
        var filled: [HTML] = []
        filled.reserveCapacity(2 * pieces.count)
        for (number, piece) in pieces.enumerated() {
            if number > 0 { filled.append(formFields(token: token, key: key.numbered(number))) }
            filled.append(piece)
        }
        return filled.joined()
    }

    // A browser that goes back to the page must not fill in the key of before.
    private static func formFields(token: String, key: FormKey) -> HTML {
        """
        <input type="hidden" name="csrf" value="\(token)">
        <input type="hidden" name="form-key" value="\(key.text)" autocomplete="off">
        """
    }
}
