import Domain
import GRDB

/// Splits texts into words for the search index, where each word has its forms beside it: see ``SearchWord``. It wraps
/// the tokenizer `unicode61` of SQLite, which finds the words and makes them small and free of diacritics.
final class SearchTokenizer: FTS5WrapperTokenizer {
    static let name = "handrail"
    let wrappedTokenizer: any FTS5Tokenizer

    init(db: Database, arguments: [String]) throws {
        wrappedTokenizer = try db.makeTokenizer(
            FTS5TokenizerDescriptor(components: ["unicode61", "remove_diacritics", "2"]))
    }

    func accept(
        token: String, flags: FTS5TokenFlags, for tokenization: FTS5Tokenization,
        tokenCallback: FTS5WrapperTokenCallback
    ) throws {
        if tokenization.contains(.query) { return try tokenCallback(SearchWord.folded(token), flags) }
        for (index, form) in SearchWord.indexed(token).enumerated() {
            try tokenCallback(form, index == 0 ? flags : flags.union(.colocated))
        }
    }
}
