import Domain
import HTML

/// `INC-12` as a link to its record.
func keyLink(_ key: Key) -> HTML {
    "<a class=\"key\" href=\"\(Paths.key(key))\">\(key.description)</a>"
}
