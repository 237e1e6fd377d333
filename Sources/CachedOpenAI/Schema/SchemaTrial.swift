nonisolated extension OpenAI {
    /// One reading of a type. At each step the type gets the usual answer or, on a detour, another: what it then reads
    /// shows whether its reading branches.
    final class SchemaTrial {
        struct Step {
            /// Of the outermost object; nil for what is further in.
            let property: String?
            /// The values that may be given, the usual one first; none where they can't be listed.
            let choices: [JSON]
        }

        /// The usual answer is 0; 1 is an error, "no" or null; then come the choices but the first.
        let detours: [Int: Int]
        let root: SchemaShape
        private(set) var steps: [Step] = []

        init(_ root: SchemaShape, detours: [Int: Int] = [:]) {
            self.root = root
            self.detours = detours
        }

        func take(_ choices: [JSON] = [], at shape: SchemaShape, _ property: String? = nil) -> Int {
            steps.append(Step(property: shape === root ? property : nil, choices: choices))
            return detours[steps.count - 1] ?? 0
        }

        /// The steps from which this reading can be led another way.
        var open: Swift.Range<Int> { ((detours.keys.max() ?? -1) + 1)..<steps.count }

        /// The values that it was given in place of the usual ones.
        var chosen: [(property: String?, value: JSON)] {
            detours.sorted { $0.key < $1.key }.compactMap { index, way in
                way > 1 ? (steps[index].property, steps[index].choices[way - 1]) : nil
            }
        }
    }
}
