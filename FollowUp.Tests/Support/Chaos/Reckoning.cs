using FollowUp.Core.Delivery;

namespace FollowUp.Tests.Support.Chaos;

/// <summary>A message as the product tells it in the end.</summary>
internal sealed record ToldMessage(Guid Id, MessageState State, string? To, string? Provider);

/// <summary>What the product tells in the end, beside what providers took.</summary>
/// <param name="Twice">Addresses to which more than one message was taken.</param>
/// <param name="Lost">Messages that reached nobody, or were never planned.</param>
internal sealed record Reckoning(int Twice, int Lost, IReadOnlyList<string> Problems)
{
    private const int MostNamed = 5;

    /// <param name="expected">Every address that was to get one message.</param>
    /// <param name="taken">How many messages providers took, by address.</param>
    public static Reckoning Of(IReadOnlyCollection<string> expected, IReadOnlyList<ToldMessage> told, IReadOnlyDictionary<string, int> taken)
    {
        var byAddress = told.ToLookup(message => message.To);
        var twice = taken.Where(pair => pair.Value > 1).Select(pair => $"{pair.Key} {pair.Value} times as {Names(byAddress[pair.Key])}").ToList();
        var missing = expected.Where(address => !byAddress.Contains(address)).ToList();
        var unsent = told.Where(message => message.State is not (MessageState.Sent or MessageState.Delivered)).ToList();
        var imagined = told.Except(unsent).Where(message => message.To is null || !taken.ContainsKey(message.To)).ToList();
        var repeated = byAddress.Where(group => group.Count() > 1).Select(group => group.Key ?? "nobody").ToList();
        var strange = taken.Keys.Except(expected).ToList();
        return new Reckoning(
            twice.Count,
            missing.Count + unsent.Count + imagined.Count,
            [
                .. Problem("were taken twice or more", twice),
                .. Problem("were never planned", missing),
                .. Problem("are not sent", unsent.ConvertAll(message => $"{message.Id} {message.State}")),
                .. Problem("are said to be sent, and no provider took them", imagined.ConvertAll(message => message.Id.ToString())),
                .. Problem("have more than one message", repeated),
                .. Problem("were reached and not asked for", strange),
            ]);
    }

    private static IEnumerable<string> Problem(string what, List<string> which)
        => which.Count == 0 ? [] : [$"{which.Count} {what}: {string.Join(", ", which.Take(MostNamed))}{(which.Count > MostNamed ? ", …" : "")}."];

    private static string Names(IEnumerable<ToldMessage> messages) => string.Join(" and ", messages.Select(message => message.Id));
}
