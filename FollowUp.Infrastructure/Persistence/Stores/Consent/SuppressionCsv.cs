using FollowUp.Core.Consent;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;
using FollowUp.Core.Tables;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Reads lists of addresses: columns <c>address</c>, and if wanted <c>channel</c>, <c>reason</c> and <c>note</c>.</summary>
internal static class SuppressionCsv
{
    private const int MostLines = 100_000;
    private const int MostErrors = 100;

    /// <exception cref="InputException">It has no address column, or too many lines.</exception>
    public static (List<CsvSuppression> Lines, List<SuppressionLineError> Errors) Read(ReadOnlyMemory<byte> csv, IPhoneNumbers phones)
    {
        var (lines, errors) = (new List<CsvSuppression>(), new List<SuppressionLineError>());
        foreach (var row in CsvTable.Read(csv, "file", MostLines, "address").Rows)
        {
            try
            {
                lines.Add(Read(row, phones));
            }
            catch (InputException wrong)
            {
                errors.AddRange(wrong.Errors.Select(error => new SuppressionLineError(row.Line, error.Field, error.Message)));
            }

            if (errors.Count >= MostErrors)
            {
                break;
            }
        }

        return (lines, errors);
    }

    /// <summary>Without a channel, an address with an @ is an e-mail address and all else a number for texts.</summary>
    private static CsvSuppression Read(CsvRow row, IPhoneNumbers phones)
    {
        var address = row["address"];
        var channel = Word("channel", row["channel"], address?.Contains('@') == true ? Channel.Email : Channel.Sms);
        var reason = Word("reason", row["reason"]?.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), SuppressionReason.OptedOut);
        var note = row["note"];
        return note?.Length > IContactOptOuts.LongestReason
            ? throw new InputException("note", $"must be at most {IContactOptOuts.LongestReason} characters")
            : new CsvSuppression(channel, AddressText.Read(address, channel, phones), reason, note);
    }

    private static T Word<T>(string field, string? text, T usual)
        where T : struct, Enum
        => string.IsNullOrEmpty(text) ? usual
            : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) ? value
            : throw new InputException(field, $"must be one of {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");
}
