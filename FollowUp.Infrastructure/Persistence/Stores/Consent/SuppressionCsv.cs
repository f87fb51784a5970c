using FollowUp.Core.Consent;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Reads lists of addresses: columns <c>address</c>, and if wanted <c>channel</c>, <c>reason</c> and <c>note</c>.</summary>
internal static class SuppressionCsv
{
    private const int MostLines = 100_000;
    private const int MostErrors = 100;

    /// <exception cref="InputException">It has no address column, or too many lines.</exception>
    public static async Task<(List<CsvSuppression> Lines, List<SuppressionLineError> Errors)> ReadAsync(Stream csv, IPhoneNumbers phones, CancellationToken cancellationToken)
    {
        var (lines, errors) = (new List<CsvSuppression>(), new List<SuppressionLineError>());
        List<string>? head = null;
        await foreach (var (number, cells) in CsvLines.ReadAsync(csv, cancellationToken))
        {
            if (head is null)
            {
                head = [.. cells.Select(cell => cell.Trim().ToLowerInvariant())];
                continue;
            }

            if (lines.Count >= MostLines)
            {
                throw new InputException("file", $"must have at most {MostLines} lines");
            }

            try
            {
                lines.Add(Read(name => head.IndexOf(name) is >= 0 and var at && at < cells.Count ? cells[at].Trim() : null, phones));
            }
            catch (InputException wrong)
            {
                errors.AddRange(wrong.Errors.Select(error => new SuppressionLineError(number, error.Field, error.Message)));
            }

            if (errors.Count >= MostErrors)
            {
                break;
            }
        }

        return head?.Contains("address") == true ? (lines, errors) : throw new InputException("file", "must be a CSV file whose first line names the column address");
    }

    /// <summary>Without a channel, an address with an @ is an e-mail address and all else a number for texts.</summary>
    private static CsvSuppression Read(Func<string, string?> cell, IPhoneNumbers phones)
    {
        var address = cell("address");
        var channel = Word("channel", cell("channel"), address?.Contains('@') == true ? Channel.Email : Channel.Sms);
        var reason = Word("reason", cell("reason")?.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), SuppressionReason.OptedOut);
        var note = cell("note");
        return note?.Length > IContactOptOuts.LongestReason
            ? throw new InputException("note", $"must be at most {IContactOptOuts.LongestReason} characters")
            : new CsvSuppression(channel, AddressText.Read(address, channel, phones), reason, string.IsNullOrEmpty(note) ? null : note);
    }

    private static T Word<T>(string field, string? text, T usual)
        where T : struct, Enum
        => string.IsNullOrEmpty(text) ? usual
            : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) ? value
            : throw new InputException(field, $"must be one of {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");
}
