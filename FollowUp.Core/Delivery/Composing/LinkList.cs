namespace FollowUp.Core.Delivery.Composing;

/// <summary>Collects the targets of one message while its links are rewritten; equal targets share a place.</summary>
/// <param name="link">What stands for a target, given its place and itself.</param>
/// <param name="unwrapped">The one target that stays as it is.</param>
internal sealed class LinkList(Func<int, string, string> link, string unwrapped)
{
    private readonly List<string> targets = [];

    public IReadOnlyList<string> Targets => targets;

    /// <summary>What stands in the message for an http or https target.</summary>
    public string Wrap(string target)
    {
        if (target == unwrapped)
        {
            return target;
        }

        var index = targets.IndexOf(target);
        if (index < 0)
        {
            index = targets.Count;
            targets.Add(target);
        }

        return link(index, target);
    }
}
