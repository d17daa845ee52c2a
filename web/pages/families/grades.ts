// Figures of a family as grades that have words.

const grade = (value: number, high: number, middle: number) =>
  value >= high ? 'high' : value >= middle ? 'middle' : 'low'

export const gradeOfWorth = (worthWorkshop: number) => grade(worthWorkshop, 0.6, 0.3)

export const gradeOfSimilarity = (similarity: number) => grade(similarity, 0.5, 0.25)
