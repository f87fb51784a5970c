namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>What becomes of a request's first message.</summary>
/// <param name="Outcome">Of the last attempt, as <c>Attempt.Outcome</c>.</param>
internal sealed record DemoFate(string Outcome, string? Code = null, string? Reason = null, bool FirstDeferred = false)
{
    /// <summary>Taken at once.</summary>
    public static readonly DemoFate Well = new("accepted");

    private static readonly DemoFate Sender = new("rejected", "550 5.7.1", "Sender domain not authorised: SPF does not list this server");
    private static readonly DemoFate Mailbox = new("rejected", "550 5.1.1", "No such mailbox");
    private static readonly DemoFate Full = new("rejected", "552 5.2.2", "Mailbox full");
    private static readonly DemoFate Lost = new("uncertain", null, "The connection was lost after the last byte of the message.");
    private static readonly DemoFate Patient = new("accepted", FirstDeferred: true);

    /// <summary>The provider took it.</summary>
    public bool Taken => Outcome == "accepted";

    /// <param name="recent">Of the last days, in which one receiving server refuses the sender and a connection broke.</param>
    public static DemoFate Draw(Random random, bool recent) => (random.Next(1000), recent) switch
    {
        (< 120, true) => Sender,
        (< 160, true) => Lost,
        (< 16, false) => Mailbox,
        (< 24, false) => Full,
        (>= 975, _) => Patient,
        _ => Well,
    };
}
