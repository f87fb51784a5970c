namespace FollowUp.Core.Sequences.Publishing;

/// <summary>The words of one template before its variables are filled in.</summary>
/// <param name="Html">Of e-mails.</param>
public sealed record TemplateWords(string Text, string? Html);
