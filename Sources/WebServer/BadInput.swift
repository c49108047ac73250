/// Something the sender of a request can put right, with a sentence for them. Anything else that goes wrong is logged
/// and hidden.
package struct BadInput: Error, Hashable {
    package let sentence: String
    package let status: Status

    package init(_ sentence: String, status: Status = .badRequest) {
        self.sentence = sentence
        self.status = status
    }
}
