/// Sorts what is large by what is small.
package enum StableOrder {
    /// By a value; what is equal stays in its order.
    package static func sorted<Element, Value: Comparable>(
        _ elements: [Element], by value: (Element) -> Value
    ) -> [Element] {
        places(elements.map(value)).map { elements[Int($0)] }
    }

    /// Where the smallest value stands, then where the next one does.
    package static func places(_ values: [some Comparable]) -> [UInt32] {
        (0..<UInt32(clamping: values.count)).sorted { one, other in
            let (left, right) = (values[Int(one)], values[Int(other)])
            return left == right ? one < other : left < right
        }
    }
}
