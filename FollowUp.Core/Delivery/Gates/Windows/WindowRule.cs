using NodaTime;

namespace FollowUp.Core.Delivery.Gates.Windows;

/// <summary>One rule of when messages may leave, by the local clock.</summary>
/// <param name="Id">Of the rule set it belongs to, such as <c>texas</c>.</param>
/// <param name="Name">In plain words.</param>
/// <param name="Law">Where it stands; null for rules that are no law.</param>
/// <param name="Places">Codes of countries (<c>US</c>) and states (<c>US-TX</c>); <see cref="Everywhere"/> for all.</param>
/// <param name="Channels">On which it says something.</param>
/// <param name="Week">Hours by day, in order; a day that is not there is closed.</param>
public sealed record WindowRule(
    string Id, string Name, string? Law, IReadOnlyList<string> Places, IReadOnlyList<WindowChannel> Channels, IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<OpenSpan>> Week)
{
    public const string Everywhere = "*";

    private static readonly IReadOnlyList<OpenSpan> Free = [OpenSpan.WholeDay];

    /// <summary>The law's own page.</summary>
    public string? Source { get; init; }

    public string? Note { get; init; }

    /// <summary>First day it is in force; null: always was.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day it is in force; null: until further notice.</summary>
    public LocalDate? To { get; init; }

    public Holidays? Holidays { get; init; }

    /// <summary>What a verdict says when it closes.</summary>
    public string Reason => Law is null ? $"Outside the {Name}." : $"Outside the hours of the {Name}.";

    public bool Asks(WindowChannel channel, IReadOnlyList<string> places)
        => Channels.Contains(channel) && (Places.Contains(Everywhere) || Places.Any(places.Contains));

    /// <summary>Hours of a day; all of it while the rule is not in force.</summary>
    public IReadOnlyList<OpenSpan> On(LocalDate day)
    {
        if (day < From || day > To)
        {
            return Free;
        }

        return Holidays?.Has(day) != true && Week.TryGetValue(day.DayOfWeek, out var spans) ? spans : [];
    }

    /// <summary>A rule of an organization: the same hours on each of its days.</summary>
    /// <param name="days">Empty: every day.</param>
    public static WindowRule Own(string id, string name, LocalTime from, LocalTime to, IEnumerable<IsoDayOfWeek> days)
    {
        IReadOnlyList<OpenSpan> span = [new OpenSpan(from, to)];
        var open = days.ToHashSet();
        return new WindowRule(id, name, null, [Everywhere], Enum.GetValues<WindowChannel>(), Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).Where(day => open.Count == 0 || open.Contains(day)).ToDictionary(day => day, _ => span));
    }
}
