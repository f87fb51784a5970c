using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Sequences.Builder.Settings;

/// <summary>One fact of the strip, which opens the panel it is changed in.</summary>
/// <param name="Panel">Key of the panel.</param>
/// <param name="Name">What it is.</param>
/// <param name="Value">What is set.</param>
/// <param name="Fields">Beginnings of the fields whose problems belong to it.</param>
public sealed record StripItem(string Panel, IconName Icon, string Name, string Value, params string[] Fields);
