/// How one value is merged with a late edit. The result already holds the stored value.
package enum FieldMerge {
    package static func whole<Value: Equatable>(_ mine: Value, _ base: Value, _ isLast: Bool, _ result: inout Value) {
        if mine == base { return }
        if isLast || result == base { result = mine }
    }

    package static func entries<Element>(_ mine: Set<Element>, _ base: Set<Element>, _ result: inout Set<Element>) {
        result.formUnion(mine.subtracting(base))
        result.subtract(base.subtracting(mine))
    }
}
