/// The order of names in which `INC-2` is before `INC-10`, so that an export comes in as it was numbered.
enum NaturalOrder {
    static func precedes(_ first: String, _ second: String) -> Bool {
        var (a, b) = (Array(first.utf8)[...], Array(second.utf8)[...])
        while let x = a.first, let y = b.first {
            let (left, right) = (digits(a), digits(b))
            if left.isEmpty || right.isEmpty {
                if x != y { return x < y }
                a = a.dropFirst()
                b = b.dropFirst()
                continue
            }
            let (m, n) = (left.drop { $0 == UInt8(ascii: "0") }, right.drop { $0 == UInt8(ascii: "0") })
            if m.count != n.count { return m.count < n.count }
            if !m.elementsEqual(n) { return m.lexicographicallyPrecedes(n) }
            a = a[left.endIndex...]
            b = b[right.endIndex...]
        }
        return a.isEmpty && b.isEmpty ? first < second : a.isEmpty
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
