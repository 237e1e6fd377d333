import Foundation

/// Where a writer's bytes go, piece by piece.
package typealias ByteSink = (Data) throws -> Void
