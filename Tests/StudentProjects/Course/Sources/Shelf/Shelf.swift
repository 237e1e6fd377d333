public enum Shelf {
    public static let first = "lamp"
}
