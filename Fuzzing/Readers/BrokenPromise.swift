/// Something that must hold for any input, and didn't.
struct BrokenPromise: Error, CustomStringConvertible {
    let description: String

    static func unless(_ holds: Bool, _ promise: @autoclosure () -> String) throws {
        if !holds { throw BrokenPromise(description: "broken promise: \(promise())") }
    }
}
