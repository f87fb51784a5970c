namespace FollowUp.Infrastructure.Persistence.Batch.Reports;

/// <summary>Texts that others wrote.</summary>
internal static class ReceivedText
{
    /// <summary>Without zero characters, which PostgreSQL keeps in no text.</summary>
    public static string? Clean(string? text, int longest = int.MaxValue)
    {
        var clean = text?.Replace("\0", "", StringComparison.Ordinal);
        return clean?.Length > longest ? clean[..longest] : clean;
    }
}
