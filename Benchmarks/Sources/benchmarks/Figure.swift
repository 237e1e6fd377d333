/// Something measured, beside what it is measured by.
struct Figure: Sendable {
    /// What the threshold is found by.
    let name: String
    let what: String
    let measured: Quantity
    let reference: Quantity

    var ratio: Double { measured.value / reference.value }
}
