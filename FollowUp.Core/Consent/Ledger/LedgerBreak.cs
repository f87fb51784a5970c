using System.Globalization;
using System.Text.Json.Serialization;

namespace FollowUp.Core.Consent.Ledger;

/// <summary>The first place at which a ledger does not hold together.</summary>
/// <param name="Position">Of the line concerned.</param>
/// <param name="Detail">What exactly is wrong, in a few words.</param>
public sealed record LedgerBreak(LedgerBreakKind Kind, long Position, string Detail)
{
    /// <summary>In a sentence.</summary>
    public string Sentence => string.Create(CultureInfo.InvariantCulture, $"{Head} {Detail}");

    private string Head => Kind switch
    {
        LedgerBreakKind.Changed => string.Create(CultureInfo.InvariantCulture, $"Line {Position} was changed."),
        LedgerBreakKind.Missing => string.Create(CultureInfo.InvariantCulture, $"Line {Position} is missing."),
        LedgerBreakKind.Moved => string.Create(CultureInfo.InvariantCulture, $"Line {Position} is not in its place."),
        LedgerBreakKind.TailMissing => string.Create(CultureInfo.InvariantCulture, $"The last lines are missing, from line {Position} on."),
        LedgerBreakKind.HeadChanged => "The end of the ledger was changed.",
        _ => string.Create(CultureInfo.InvariantCulture, $"What counts for an address does not agree with line {Position}."),
    };
}

/// <summary>What is wrong with a ledger.</summary>
public enum LedgerBreakKind
{
    Changed,
    Missing,
    Moved,

    [JsonStringEnumMemberName("tailMissing")]
    TailMissing,

    [JsonStringEnumMemberName("headChanged")]
    HeadChanged,

    [JsonStringEnumMemberName("stateDiffers")]
    StateDiffers,
}
