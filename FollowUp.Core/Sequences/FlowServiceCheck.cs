using System.Globalization;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences;

/// <summary>What is wrong with the services a flow is for and waits for.</summary>
internal static class FlowServiceCheck
{
    private const int Most = 50;

    public static IEnumerable<FlowFinding> Check(Flow flow, FlowSurroundings around)
    {
        var named = flow.Settings?.Services ?? [];
        if (named.Count > Most)
        {
            yield return new FlowFinding(null, "settings.services", $"must be at most {Most}");
            yield break;
        }

        for (var index = 0; index < named.Count; index++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"settings.services[{index}]");
            if (named[index] is not { } name || name.Trim().Length == 0 || name.Length > ServiceType.LongestName || name == ServiceType.Other)
            {
                yield return new FlowFinding(null, field, $"must be 1 to {ServiceType.LongestName} characters; leave the list empty for every service");
            }
            else if (!around.Services.Contains(name.Trim()))
            {
                yield return new FlowFinding(null, field, $"names '{name}', which is no service type of this organization", Blocks: false);
            }
        }

        foreach (var wait in flow.Steps.OfType<WaitStep>().Where(wait => wait.ForService))
        {
            if (around.Services.Count == 0)
            {
                yield return new FlowFinding(wait.Id, "for", "asks for the delay of the service, and the organization has no service types; add them in Settings");
            }
            else if (!around.Services.Contains(ServiceType.Other) && named.Count == 0)
            {
                yield return new FlowFinding(wait.Id, "for", "does not wait for services without a service type; add one called * for all others", Blocks: false);
            }
        }
    }
}
