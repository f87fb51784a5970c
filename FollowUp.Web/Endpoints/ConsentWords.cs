using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;

namespace FollowUp.Web.Endpoints;

/// <summary>How the API writes a basis: <c>expressWritten</c>, as in JSON of flows and events.</summary>
internal static class ConsentWords
{
    public static string? Of(ConsentBasis? basis) => basis is { } known ? char.ToLowerInvariant(known.ToString()[0]) + known.ToString()[1..] : null;

    /// <summary>Null for nothing.</summary>
    /// <exception cref="InputException">Not one of the words.</exception>
    public static ConsentBasis? Read(string field, string? text)
        => string.IsNullOrEmpty(text) ? null
            : Enum.GetValues<ConsentBasis>().Select(basis => (ConsentBasis?)basis).FirstOrDefault(basis => string.Equals(Of(basis), text, StringComparison.OrdinalIgnoreCase))
                ?? throw new InputException(field, $"must be one of {string.Join(", ", Enum.GetValues<ConsentBasis>().Select(basis => Of(basis)))}");
}
