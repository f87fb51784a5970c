using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace FollowUp.Web.Endpoints;

/// <summary>What every list takes in its query; kept as text so that what cannot be read is reported like any other field.</summary>
internal abstract class ListQuery
{
    private static readonly PageQuery First = new();

    /// <summary>1 is the first page.</summary>
    [FromQuery(Name = "page")]
    public string? Page { get; init; }

    /// <summary>1 to 200; 20 when left out.</summary>
    [FromQuery(Name = "pageSize")]
    public string? PageSize { get; init; }

    [FromQuery(Name = "search")]
    public string? Search { get; init; }

    /// <summary>
    /// The handler of a list, bound at run time: what binds handlers when the product is built sees no inherited properties
    /// and would leave page, size and search out in silence.
    /// </summary>
    public static Delegate AtRunTime(Delegate handler) => handler;

    /// <exception cref="InputException">Out of range or not a number.</exception>
    public PageQuery PageOf() => new PageQuery(
        string.IsNullOrEmpty(Page) ? First.Number : ApiText.ReadNumber("page", Page),
        string.IsNullOrEmpty(PageSize) ? First.Size : ApiText.ReadNumber("pageSize", PageSize)).Checked();
}

/// <summary>A list whose rows have a status.</summary>
internal abstract class StatusListQuery : ListQuery
{
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <exception cref="InputException">Not one of the words.</exception>
    public T? StatusOf<T>()
        where T : struct, Enum => string.IsNullOrEmpty(Status) ? null : ApiText.Read<T>("status", Status);
}

/// <summary>A list of what goes out on channels over time.</summary>
internal abstract class ChannelListQuery : StatusListQuery
{
    /// <summary>From this day or time on.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Before this day or time.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary><c>email</c> or <c>sms</c>.</summary>
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    /// <exception cref="InputException">Not a day or time.</exception>
    public Instant? FromOf() => string.IsNullOrEmpty(From) ? null : ApiText.ReadTime("from", From);

    /// <exception cref="InputException">Not a day or time.</exception>
    public Instant? ToOf() => string.IsNullOrEmpty(To) ? null : ApiText.ReadTime("to", To);

    /// <exception cref="InputException">Not one of the words.</exception>
    public Channel? ChannelOf() => string.IsNullOrEmpty(Channel) ? null : ApiText.Read<Channel>("channel", Channel);
}
