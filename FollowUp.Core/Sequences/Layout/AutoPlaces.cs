using FollowUp.Core.Sequences.Editing;

namespace FollowUp.Core.Sequences.Layout;

/// <summary>Where a flow stands by itself.</summary>
/// <param name="Steps">By id.</param>
/// <param name="Ends">What ends a way that leads to no step.</param>
/// <param name="Lanes">How far beside its step a way runs down that would else pass through others.</param>
public sealed record AutoPlaces(IReadOnlyDictionary<string, Spot> Steps, IReadOnlyDictionary<EdgeRef, Spot> Ends, IReadOnlyDictionary<EdgeRef, double> Lanes);
