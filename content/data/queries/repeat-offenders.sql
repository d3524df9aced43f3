-- 多次受到行政处罚的单位。:least 是最少次数。
SELECT
  enforcement.party AS 单位,
  regions.name AS 地区,
  count(*) AS 处罚决定,
  sum(enforcement.fine) AS "罚款（元）"
FROM enforcement
JOIN regions ON regions.code = enforcement.region
WHERE enforcement.subject = '单位'
GROUP BY enforcement.party, regions.name
HAVING count(*) >= CAST(:least AS INTEGER)
ORDER BY 处罚决定 DESC, sum(enforcement.fine) DESC, 单位
