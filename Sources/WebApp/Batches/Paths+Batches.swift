import Domain
import HTML

extension Paths {
    static func batch(_ id: ID<Batch>) -> Link { Link(["changes", id.description]) }
    static func batchReversal(_ id: ID<Batch>) -> Link { Link(["changes", id.description, "reversal"]) }
}
