import Domain
import HTML

/// `INC-12`, leading to what it names.
func keyLink(_ key: Key) -> HTML {
    "<a class=\"key\" href=\"\(Paths.key(key))\">\(key.description)</a>"
}
