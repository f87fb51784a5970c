using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Contacts;

namespace FollowUp.Core.Delivery.Gates.Windows;

/// <summary>All rule sets that come with the product, as dated data files.</summary>
public sealed class WindowRules
{
    /// <summary>The rule set that an organization's own quiet hours take the place of.</summary>
    public const string Organization = "organization";

    private const string Folder = "windows/";

    private WindowRules(IReadOnlyList<WindowRuleSet> sets, string version) => (Sets, Version) = (sets, version);

    /// <summary>Rules of states first: where several close at once, the narrower one is named.</summary>
    public IReadOnlyList<WindowRuleSet> Sets { get; }

    /// <summary>The newest month of all files and the beginning of what they hold together (SHA-256), such as <c>2026-11-3f9a2c1d</c>: two that are equal judge equally.</summary>
    public string Version { get; }

    /// <summary>Sets that are laws, thus not the organization's.</summary>
    public IEnumerable<WindowRuleSet> Laws => Sets.Where(set => set.Id != Organization);

    /// <exception cref="FormatException">A file is wrong; says which and what, in one line.</exception>
    public static WindowRules Load() => Read(DataFile.Names(Folder).Select(name => (name[Folder.Length..], DataFile.Read(name))));

    /// <param name="files">Names and texts.</param>
    /// <exception cref="FormatException">A file is wrong; says which and what, in one line.</exception>
    public static WindowRules Read(IEnumerable<(string Name, string Text)> files)
    {
        var sets = new List<WindowRuleSet>();
        var all = new StringBuilder();
        foreach (var (name, text) in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            try
            {
                var set = WindowRuleReader.Read(text);
                sets.Add(sets.Exists(other => other.Id == set.Id) ? throw new FormatException($"another file has the id {set.Id} too") : set);
                all.Append(text.ReplaceLineEndings("\n"));
            }
            catch (FormatException error)
            {
                throw new FormatException($"The rules of sending hours in {name} cannot be used: {error.Message}.");
            }
        }

        if (!sets.Exists(set => set.Id == Organization))
        {
            throw new FormatException($"The rules of sending hours cannot be used: no file has the id {Organization}.");
        }

        return new WindowRules(
            [.. sets.OrderBy(set => set.Places.Contains(WindowRule.Everywhere)).ThenByDescending(set => set.Places.Max(place => place.Length)).ThenBy(set => set.Id, StringComparer.Ordinal)],
            $"{sets.Max(set => set.Version)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..8]}");
    }

    /// <summary>Laws that say something of a channel in one of the places.</summary>
    public IEnumerable<WindowRule> Of(WindowChannel channel, IReadOnlyList<string> places) => Laws.SelectMany(set => set.Rules).Where(rule => rule.Asks(channel, places));
}
