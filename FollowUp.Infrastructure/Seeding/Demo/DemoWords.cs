namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>What people wrote, by how many stars they gave.</summary>
internal static class DemoWords
{
    private static readonly Dictionary<int, (string Headline, string Text)[]> ByRating = new()
    {
        [5] =
        [
            ("Softer than I hoped", "It does not itch at all, and it has kept its shape after two washes. I have already ordered a second one for my sister."),
            ("Warm and light", "We use it every evening. The colour is exactly as in the pictures, which I did not expect from wool."),
            ("Worth every krona", "Beautifully made. The seams are flat and the label is stitched on, not glued. A pleasure to unpack as well."),
            ("My new favourite", "Wore it through a whole week of rain and wind and stayed warm. Dries quickly too."),
            ("Lovely gift", "Bought it for my mother, who has not taken it off since. Delivery was two days early."),
        ],
        [4] =
        [
            ("Very nice, a bit narrow", "The quality is excellent. I would have liked it five centimetres wider, but I am keeping it."),
            ("Good quality", "Feels solid and warm. It shed a little at first; after the first wash that was over."),
            ("Happy with it", "Fits as described. One loose thread at the hem, easily fixed."),
        ],
        [3] =
        [
            ("Fine, but not for summer", "Well made, but heavier than I thought. I will see how it does in winter."),
            ("Colour differs", "Nice wool. The green is darker than on the screen, more forest than moss."),
        ],
        [2] =
        [
            ("Pilled quickly", "After three weeks there are little balls on both sleeves. I had hoped for more at this price."),
        ],
        [1] =
        [
            ("Arrived with a hole", "There was a hole near the edge when I unpacked it. I wrote to you and wait for an answer."),
        ],
    };

    private static readonly string[] Replies =
    [
        "Thank you for telling us. We have written to you about a replacement.",
        "How good to hear. Wash it cold and it will stay that soft.",
    ];

    public static int Rating(Random random) => random.Next(100) switch
    {
        < 56 => 5,
        < 82 => 4,
        < 92 => 3,
        < 97 => 2,
        _ => 1,
    };

    public static (string Headline, string Text) Of(int rating, Random random) => ByRating[rating][random.Next(ByRating[rating].Length)];

    /// <summary>A reply to some reviews, above all to the unhappy ones.</summary>
    public static string? Reply(int rating, Random random) => rating <= 2 ? Replies[0] : rating == 5 && random.Next(6) == 0 ? Replies[1] : null;
}
