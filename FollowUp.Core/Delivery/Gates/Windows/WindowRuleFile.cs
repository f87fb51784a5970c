namespace FollowUp.Core.Delivery.Gates.Windows;

/// <summary>A rule set as its file writes it; <see cref="WindowRuleReader"/> checks it.</summary>
internal sealed record WindowRuleFile(string? Id, string? Name, IReadOnlyList<string>? Places, string? Version, IReadOnlyList<WindowRuleFile.Rule>? Rules)
{
    internal sealed record Rule(
        IReadOnlyList<string>? Channels, string? Law, string? Source, string? Note, string? From, string? To, IReadOnlyDictionary<string, IReadOnlyList<string>>? Open, HolidayList? Holidays);

    internal sealed record HolidayList(IReadOnlyList<string>? Days, IReadOnlyList<int>? AfterEaster);
}
