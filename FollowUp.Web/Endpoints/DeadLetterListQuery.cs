using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace FollowUp.Web.Endpoints;

/// <summary>Which dead letters are wanted; <c>status</c> is <c>open</c> (the default) or <c>dismissed</c>.</summary>
internal sealed class DeadLetterListQuery : ChannelListQuery
{
    /// <summary><c>refused</c>, <c>exhausted</c>, <c>bounced</c>, <c>expired</c>, <c>unknown</c> or <c>givenup</c>.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    /// <summary>Id of the account that tried last.</summary>
    [FromQuery(Name = "account")]
    public string? Account { get; init; }

    /// <summary><c>enrollment</c>, <c>system</c> or <c>test</c>.</summary>
    [FromQuery(Name = "origin")]
    public string? Origin { get; init; }

    /// <summary>A group as the list of groups names it.</summary>
    [FromQuery(Name = "group")]
    public string? Group { get; init; }

    /// <exception cref="InputException">A value cannot be read; names it.</exception>
    public DeadLetterFilter FilterOf() => new(
        string.IsNullOrEmpty(Kind) ? null : ApiText.Read<DeadLetterKind>("kind", Kind),
        ChannelOf(),
        string.IsNullOrEmpty(Account) ? null : ApiText.ReadId("account", Account),
        string.IsNullOrEmpty(Origin) ? null : ApiText.Read<OriginKind>("origin", Origin),
        FromOf(),
        ToOf(),
        Search,
        string.IsNullOrEmpty(Group) ? null : ReadGroup(Group),
        StatusOf<DeadLetterStatus>() == DeadLetterStatus.Dismissed);

    /// <exception cref="InputException">Not a group.</exception>
    public static DeadLetterGroupKey ReadGroup(string text) => DeadLetterGroupKey.TryRead(text) ?? throw new InputException("group", "must be a group as /api/v1/dead-letters/groups names it");
}

/// <summary>Whether a dead letter was put away.</summary>
internal enum DeadLetterStatus
{
    Open,
    Dismissed,
}
