using System.Globalization;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Http.Extensions;

namespace FollowUp.Web.Features.DeadLetters;

/// <summary>What the page shows, as it stands in its address.</summary>
public sealed record DeadLetterQuery(
    DeadLetterKind? Kind = null, Channel? Channel = null, OriginKind? Origin = null, string? Search = null, DeadLetterGroupKey? Group = null, bool Dismissed = false, int Page = 1)
{
    /// <summary>Something is left out.</summary>
    public bool IsFiltered => this with { Page = 1 } != new DeadLetterQuery();

    public DeadLetterFilter Filter => new(Kind, Channel, null, Origin, null, null, Search, Group, Dismissed);

    /// <summary>Reads the address; what cannot be read does not filter.</summary>
    public static DeadLetterQuery Read(string? kind, string? channel, string? origin, string? search, string? group, string? status, string? page) => new(
        Word<DeadLetterKind>(kind),
        Word<Channel>(channel),
        Word<OriginKind>(origin),
        string.IsNullOrWhiteSpace(search) ? null : search.Trim(),
        DeadLetterGroupKey.TryRead(group),
        status == "dismissed",
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1);

    /// <summary>The page's address that shows this.</summary>
    public string Address()
    {
        var query = new QueryBuilder();
        Add("kind", Kind?.ToString().ToLowerInvariant());
        Add("channel", Channel?.ToString().ToLowerInvariant());
        Add("origin", Origin?.ToString().ToLowerInvariant());
        Add("search", Search);
        Add("group", Group?.ToString());
        Add("status", Dismissed ? "dismissed" : null);
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return $"/dead-letters{query}";

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                query.Add(key, value);
            }
        }
    }

    private static T? Word<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
